/**
 * RFC 3986, as the signature wants it: everything but `A-Z a-z 0-9 - _ . ~` becomes upper-case `%XY`. Half a character,
 * which JSON can hold and UTF-8 cannot, becomes the replacement character.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
