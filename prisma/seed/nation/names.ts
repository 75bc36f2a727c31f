import { type Draw, oneOf } from "./draws.ts";

type Spelled = readonly [ar: string, latin: string, ckb: string];

/** Common names in three spellings. Put together by chance they name nobody. */
const OF_WOMEN: readonly Spelled[] = [
  ["زينب", "Zainab", "زەینەب"],
  ["مريم", "Maryam", "مەریەم"],
  ["فاطمة", "Fatimah", "فاتیمە"],
  ["نور", "Noor", "نوور"],
  ["سارة", "Sara", "سارا"],
  ["شيماء", "Shaimaa", "شەیما"],
  ["هدى", "Huda", "هودا"],
  ["رنا", "Rana", "ڕەنا"],
  ["شيلان", "Shilan", "شیلان"],
  ["دعاء", "Duaa", "دوعا"],
  ["روناك", "Runak", "ڕووناک"],
  ["آية", "Aya", "ئایە"],
  ["سميرة", "Samira", "سەمیرە"],
  ["نسرين", "Nasrin", "نەسرین"],
];
const OF_MEN: readonly Spelled[] = [
  ["علي", "Ali", "عەلی"],
  ["محمد", "Mohammed", "محەمەد"],
  ["حسين", "Hussein", "حسێن"],
  ["أحمد", "Ahmed", "ئەحمەد"],
  ["كاروان", "Karwan", "کاروان"],
  ["مصطفى", "Mustafa", "مستەفا"],
  ["عمر", "Omar", "عومەر"],
  ["حيدر", "Haider", "حەیدەر"],
  ["سعد", "Saad", "سەعد"],
  ["ئازاد", "Azad", "ئازاد"],
  ["يوسف", "Yousif", "یوسف"],
  ["صلاح", "Salah", "سەلاح"],
  ["كريم", "Kareem", "کەریم"],
  ["جاسم", "Jasim", "جاسم"],
  ["إبراهيم", "Ibrahim", "ئیبراهیم"],
  ["خالد", "Khalid", "خالید"],
];
const OF_FAMILIES: readonly Spelled[] = [
  ["الربيعي", "Al-Rubaie", "ڕوبەیعی"],
  ["الأسدي", "Al-Asadi", "ئەسەدی"],
  ["الجبوري", "Al-Jubouri", "جبوری"],
  ["التميمي", "Al-Tamimi", "تەمیمی"],
  ["الدليمي", "Al-Dulaimi", "دلێمی"],
  ["البرزنجي", "Al-Barzanji", "بەرزنجی"],
  ["الجاف", "Al-Jaf", "جاف"],
  ["العبيدي", "Al-Obaidi", "عوبەیدی"],
  ["الخفاجي", "Al-Khafaji", "خەفاجی"],
  ["السامرائي", "Al-Samarrai", "سامەڕایی"],
  ["الموصلي", "Al-Mosuli", "مووسڵی"],
  ["الطائي", "Al-Taie", "تائی"],
  ["حنا", "Hanna", "حەننا"],
  ["البياتي", "Al-Bayati", "بەیاتی"],
  ["الزبيدي", "Al-Zubaidi", "زوبەیدی"],
  ["الكعبي", "Al-Kaabi", "کەعبی"],
];

/** A name of three parts, as it is written in each of the three ways. */
export function aName(draw: Draw, sex: "female" | "male"): { readonly ar: string; readonly latin: string; readonly ckb: string } {
  const parts = [oneOf(draw, sex === "female" ? OF_WOMEN : OF_MEN), oneOf(draw, OF_MEN), oneOf(draw, OF_FAMILIES)];
  const [ar, latin, ckb] = ([0, 1, 2] as const).map((place) => parts.map((part) => part[place]).join(" "));
  return { ar: ar ?? "", latin: latin ?? "", ckb: ckb ?? "" };
}
