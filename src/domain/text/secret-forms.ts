import known from './secret-forms.json' with { type: 'json' };

interface Form {
  readonly pattern: RegExp;
  /** In small letters; a text with none of these holds no secret of this form. */
  readonly keywords: readonly string[];
  /** Least bits a character: an example such as `ghp_xxxx…` has fewer. */
  readonly entropy: number;
}

/** Forms that gitleaks does not know, or knows too narrowly, each with its keyword. */
const MORE: readonly (readonly [string, RegExp])[] = [
  ['xox', /(?<!\w)xox[a-z](?:\.xox[a-z])?-[\w-]{4,}/g],
  ['xapp-', /(?<!\w)xapp-[\w-]{4,}/g],
  ['xwfp-', /(?<!\w)xwfp-[\w-]{4,}/g],
  // With digits; gitleaks knows letters only.
  ['hf_', /(?<!\w)hf_[A-Za-z0-9]{30,}/g],
  ['api_org_', /(?<!\w)api_org_[A-Za-z0-9]{30,}/g],
  // OpenAI's beginning, which DeepSeek, Moonshot, OpenRouter and others use too.
  ['sk-', /(?<![\w-])sk-(?=[\w-]{0,60}\d)[\w-]{20,}/g],
  ['gsk_', /(?<!\w)gsk_[A-Za-z0-9]{40,}/g],
  ['r8_', /(?<!\w)r8_[A-Za-z0-9]{30,}/g],
  ['xai-', /(?<![\w-])xai-[A-Za-z0-9]{40,}/g],
  ['nvapi-', /(?<![\w-])nvapi-[\w-]{40,}/g],
  ['ya29.', /(?<!\w)ya29\.[\w-]{20,}/g],
  ['gocspx-', /(?<!\w)GOCSPX-[\w-]{20,}/g],
  ['dckr_', /(?<!\w)dckr_(?:pat|oat)_[\w-]{20,}/g],
  ['sgp_', /(?<!\w)sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40}/g],
  [':aa', /(?<!\d)\d{8,10}:AA[\w-]{33}/g],
  ['akia', /(?<![A-Za-z0-9])AKIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  ['asia', /(?<![A-Za-z0-9])ASIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  // A token of IAM's is a signed message of CMS; every one of those begins so in base64.
  ['mii', /(?<!\w)MII[\w+/=-]{60,}/g],
  // Temporary security tokens begin with the region: these letters are "cn-" and "ap-".
  ['pjbi', /(?<!\w)[gh][A-Z]pjbi[\w+/=~-]{30,}/g],
  ['5hcc', /(?<!\w)[gh][A-Z]5hcC[\w+/=~-]{30,}/g],
  ['eyj', /(?<!\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
];

const FORMS: readonly Form[] = [
  ...MORE.map(([keyword, pattern]) => ({ pattern, keywords: [keyword], entropy: 0 })),
  ...known.forms.map(({ source, flags, keywords, entropy }) => ({
    pattern: new RegExp(source, flags),
    keywords,
    entropy,
  })),
];

/** Fewer characters than this are no secret of any of these forms. */
const SHORTEST = 9;

/** A text with a mask in the place of every secret that is known by its form: a provider's prefix and alphabet. */
export function withoutKnownForms(text: string, mask: string): string {
  if (text.length < SHORTEST) return text;
  const lower = text.toLowerCase();
  return FORMS.reduce((left, { pattern, keywords, entropy }) => {
    if (!keywords.some((keyword) => lower.includes(keyword))) return left;
    return left.replace(pattern, (found: string) => (entropyOf(found) < entropy ? found : mask));
  }, text);
}

/** Shannon's entropy in bits a character, as gitleaks measures it. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
