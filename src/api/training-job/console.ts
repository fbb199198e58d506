import { percentEncode } from '../http/percent.ts';

/** The region within ModelArts' own address. Other operators have consoles of their own, of which nothing is known. */
const REGION = /^modelarts\.([a-z0-9-]+)\.myhuaweicloud\.(?:com|cn)$/;

/** Where people find the same in the vendor's console. */
export function consoleLinks({ endpoint }: { readonly endpoint: string }) {
  const region = REGION.exec(new URL(endpoint).hostname)?.[1];
  return {
    /** A page of the console; nothing where it is not known. In no document of the vendor's, but used by others in public. */
    job: (jobId: string): string | undefined =>
      region &&
      `https://console.huaweicloud.com/modelarts/?region=${region}#/training/detail/${percentEncode(jobId)}`,
  };
}
