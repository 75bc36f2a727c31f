/**
 * The courtyard of a bimaristan: an arcade, a fountain, the sun over Baghdad, and in the middle arch the certificate that is the point of it all.
 * Drawn in the colours of the text around it, so that it is right in light and dark; it holds no words and needs no other language.
 */
export function Courtyard({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 560 440" aria-hidden="true" focusable="false" className={className}>
      <rect x="0" y="0" width="560" height="440" rx="28" className="fill-accent-soft" />
      <circle cx="438" cy="84" r="34" className="fill-brass opacity-80" />
      <g className="fill-none stroke-brass opacity-60" strokeWidth="3" strokeLinecap="round">
        <path d="M438 30v-12M438 150v-12M384 84h-12M504 84h-12M400 46l-8-8M476 122l8 8M476 46l8-8M400 122l-8 8" />
      </g>
      {/* The far wall with its dome. */}
      <path d="M196 150c0-48 34-70 84-100 50 30 84 52 84 100z" className="fill-accent opacity-25" />
      <path d="M280 50V30" className="stroke-brass" strokeWidth="4" strokeLinecap="round" />
      <circle cx="280" cy="25" r="5" className="fill-brass" />
      <rect x="40" y="150" width="480" height="222" rx="6" className="fill-surface-raised" />
      <rect x="40" y="150" width="480" height="34" className="fill-accent" />
      {/* A band of eight-pointed stars. */}
      <g className="fill-accent-ink">
        {[76, 127, 178, 229, 280, 331, 382, 433, 484].map((x) => (
          <path
            key={x}
            d={`M${String(x)} 157l2.900 3.100h4.200v4.200l3.100 2.900-3.100 2.900v4.200h-4.200l-2.900 3.100-2.900-3.100h-4.200v-4.200l-3.100-2.900 3.100-2.900v-4.200h4.200z`}
          />
        ))}
      </g>
      {/* Three arches. */}
      <path d="M72 372V270c0-34 22-52 52-70 30 18 52 36 52 70v102z" className="fill-accent opacity-20" />
      <path d="M384 372V270c0-34 22-52 52-70 30 18 52 36 52 70v102z" className="fill-accent opacity-20" />
      <path d="M206 372V262c0-40 34-58 74-80 40 22 74 40 74 80v110z" className="fill-accent opacity-90" />
      <g className="fill-none stroke-accent" strokeWidth="3">
        <path d="M72 372V270c0-34 22-52 52-70 30 18 52 36 52 70v102" />
        <path d="M384 372V270c0-34 22-52 52-70 30 18 52 36 52 70v102" />
      </g>
      {/* The certificate in the middle arch. */}
      <g>
        <rect x="234" y="248" width="92" height="108" rx="6" className="fill-surface-raised" />
        <g className="stroke-line-strong" strokeWidth="4" strokeLinecap="round">
          <path d="M250 268h60M256 281h48M250 294h60" />
        </g>
        <path
          d="M280 308l4.400 4.400h6.300v6.300l4.400 4.400-4.400 4.400v6.300h-6.300l-4.400 4.400-4.400-4.400h-6.300v-6.300l-4.400-4.400 4.400-4.400v-6.300h6.300z"
          className="fill-brass"
        />
        <path
          d="M274.500 323l4 4 7.500-8"
          className="fill-none stroke-surface-raised"
          strokeWidth="2.600"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
      {/* A reader in the arch at one side, a shelf of books in the other. */}
      <g>
        <circle cx="124" cy="276" r="15" className="fill-brass" />
        <path d="M94 372v-40c0-22 13-34 30-34s30 12 30 34v40z" className="fill-accent" />
        <path
          d="M124 338c-8-6-18-8-28-7v24c10-1 20 1 28 7 8-6 18-8 28-7v-24c-10-1-20 1-28 7z"
          className="fill-surface-raised stroke-accent"
          strokeWidth="2.500"
        />
        <path d="M124 338v24" className="stroke-accent" strokeWidth="2.500" />
      </g>
      <g>
        <path d="M396 300h80M396 344h80" className="stroke-accent" strokeWidth="4" />
        <g className="fill-accent">
          <rect x="402" y="270" width="10" height="28" rx="1.500" />
          <rect x="428" y="266" width="10" height="32" rx="1.500" />
          <rect x="456" y="272" width="10" height="26" rx="1.500" />
          <rect x="414" y="316" width="10" height="26" rx="1.500" />
          <rect x="442" y="312" width="10" height="30" rx="1.500" />
        </g>
        <g className="fill-brass">
          <rect x="414" y="274" width="11" height="24" rx="1.500" />
          <rect x="441" y="270" width="12" height="28" rx="1.500" />
          <rect x="402" y="314" width="9" height="28" rx="1.500" />
          <rect x="427" y="318" width="12" height="24" rx="1.500" />
          <rect x="455" y="316" width="11" height="26" rx="1.500" />
        </g>
      </g>
      {/* The floor and the fountain. */}
      <path d="M40 372h480l28 56H12z" className="fill-surface-sunken" />
      <g className="fill-none stroke-line" strokeWidth="2">
        <path d="M136 372l-36 56M232 372l-16 56M328 372l16 56M424 372l36 56M26 400h508" />
      </g>
      <path d="M214 408c0 10 30 18 66 18s66-8 66-18-30-14-66-14-66 4-66 14z" className="fill-accent" />
      <path d="M228 405c0 6 23 10 52 10s52-4 52-10-23-7-52-7-52 1-52 7z" className="fill-accent-soft" />
      <g className="fill-none stroke-accent-strong" strokeWidth="2.500" strokeLinecap="round">
        <path d="M280 404v-22M280 384c-8-4-15 2-17 12M280 384c8-4 15 2 17 12" />
      </g>
    </svg>
  );
}
