import type { Language } from "#tests/journeys/journey.ts";

export type Texts = Readonly<Record<Language, string>>;
const in3 = (en: string, ar: string, ckb: string): Texts => ({ en, ar, ckb });

/** The texts of a short course on diarrhoea of children, as a trainer types them. Both journeys write it, each from another language. */
export const COURSE = {
  title: in3("Oral rehydration at home", "الإماهة الفموية في المنزل", "پێدانی شلە لە ڕێگەی دەمەوە لە ماڵەوە"),
  summary: in3(
    "How a mother gives fluid to a child with diarrhoea at home, and when she comes back.",
    "كيف تعطي الأم السوائل لطفلها المصاب بالإسهال في المنزل، ومتى تعود به.",
    "دایک چۆن لە ماڵەوە شلە دەداتە منداڵەکەی کە سکچوونی هەیە، و کەی دەگەڕێتەوە.",
  ),
  gap: in3(
    "Children with diarrhoea go home without a plan for fluids.",
    "يعود الأطفال المصابون بالإسهال إلى المنزل من دون خطة للسوائل.",
    "منداڵانی تووشبووی سکچوون بەبێ پلانی شلە دەگەڕێنەوە ماڵەوە.",
  ),
  desired: in3(
    "Every mother leaves with salts, a cup and a plan.",
    "تخرج كل أم ومعها الأملاح وكوب وخطة.",
    "هەموو دایکێک بە خوێ و پەرداخ و پلانێکەوە دەڕوات.",
  ),
  source: in3(
    "An audit of the health centres of one district.",
    "تدقيق في المراكز الصحية لأحد القطاعات.",
    "پشکنینێکی بنکە تەندروستییەکانی ناوچەیەک.",
  ),
  objectives: [
    in3("Assess the dehydration of a child", "تقييم جفاف الطفل", "هەڵسەنگاندنی وشکبوونەوەی منداڵ"),
    in3("Explain the plan for fluids to a mother", "شرح خطة السوائل للأم", "ڕوونکردنەوەی پلانی شلە بۆ دایک"),
    in3("List the signs with which to return", "تعداد العلامات التي توجب العودة", "ژماردنی ئەو نیشانانەی کە دەبێت بگەڕێتەوە"),
  ],
  audience: in3("Nurses and doctors of health centres.", "ممرضو المراكز الصحية وأطباؤها.", "پەرستار و پزیشکی بنکە تەندروستییەکان."),
  method: in3("Reading and a quiz at the end.", "قراءة واختبار في النهاية.", "خوێندنەوە و تاقیکردنەوەیەک لە کۆتاییدا."),
  lesson: in3("Fluids at home", "السوائل في المنزل", "شلە لە ماڵەوە"),
  heading: in3("What to give", "ماذا يُعطى", "چی بدرێت"),
  film: in3("A cup of salts, mixed", "كوب من الأملاح يُمزج", "پەرداخێک خوێ تێکەڵ دەکرێت"),
  first: in3(
    "Give the child more to drink than usual, in small sips.",
    "أعطِ الطفل من السوائل أكثر من المعتاد، برشفات صغيرة.",
    "لە جاران زیاتر شلە بدە بە منداڵەکە، بە قومی بچووک.",
  ),
  pasted: in3(
    "Come back at once if the child cannot drink.",
    "عودي فورا إذا لم يستطع الطفل الشرب.",
    "ئەگەر منداڵەکە نەیتوانی بخواتەوە، دەستبەجێ بگەڕێوە.",
  ),
  mended: in3(" Use a cup, not a bottle.", " استعملي الكوب لا الرضّاعة.", " پەرداخ بەکاربهێنە نەک شووشە."),
  stem: in3(
    "A child with watery diarrhoea drinks eagerly.",
    "طفل مصاب بإسهال مائي يشرب بلهفة.",
    "منداڵێک سکچوونی ئاوی هەیە و بە تامەزرۆییەوە دەخواتەوە.",
  ),
  leadIn: in3("What do you advise first?", "بماذا تنصح أولا؟", "یەکەم جار چی ڕاوێژ دەکەیت؟"),
  options: [
    in3("More fluid by mouth", "المزيد من السوائل عن طريق الفم", "شلەی زیاتر لە ڕێگەی دەمەوە"),
    in3("Stop breastfeeding", "إيقاف الرضاعة الطبيعية", "وەستاندنی شیرپێدان"),
    in3("A drug against diarrhoea", "دواء مضاد للإسهال", "دەرمانێکی دژە سکچوون"),
    in3("Wait until tomorrow", "الانتظار حتى الغد", "چاوەڕێ بکە تا سبەی"),
  ],
  rationales: [
    in3("Fluid replaces what is lost.", "السوائل تعوّض ما فُقد.", "شلە شوێنی ئەوە دەگرێتەوە کە لەدەست چووە."),
    in3("Breast milk feeds and gives fluid.", "حليب الأم يغذي ويعوض السوائل.", "شیری دایک خۆراک و شلەیە."),
    in3("It does not help a child, and may harm.", "لا يفيد الطفل وقد يضرّه.", "سوودی بۆ منداڵ نییە و لەوانەیە زیانی هەبێت."),
    in3("Dehydration comes within hours.", "يحدث الجفاف خلال ساعات.", "وشکبوونەوە لە ماوەی چەند کاتژمێرێکدا ڕوودەدات."),
  ],
} as const;
