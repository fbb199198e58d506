/** RFC 3986, as the signature wants it: everything but `A-Z a-z 0-9 - _ . ~` becomes upper-case `%XY`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
