import type { Office } from './office.ts';

interface Delivery {
  /** The last part of the upload URL. */
  readonly ticket: string;
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Takes the bytes of a file, bare or as the one file of a form. No token is asked for. Which status Slack has for what
 * it does not want is not documented, nor whether it minds another length than was announced: here it does, so that a
 * bot that counts characters is found out.
 */
export async function receiveUpload(delivery: Delivery, { uploads, faults, calls }: Office): Promise<Answer> {
  const bytes = await fileIn(delivery);
  const fault = faults.errorFor.upload_url;
  const status = fault === undefined && bytes && uploads.take(delivery.ticket, bytes) ? 200 : 400;
  const isOk = status === 200;
  calls.push({
    method: 'upload_url',
    args: { bytes: bytes?.length ?? 0 },
    reply: isOk ? { ok: true } : { ok: false, error: fault ?? 'not_taken' },
    status,
  });
  return { status, body: isOk ? `OK - ${bytes?.length}` : (fault ?? 'not taken') };
}

async function fileIn({ bytes, contentType = '' }: Delivery): Promise<Uint8Array | undefined> {
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const [file] = [...form.values()].filter((value) => typeof value !== 'string');
  return file && new Uint8Array(await file.arrayBuffer());
}
