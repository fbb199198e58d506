import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '../../../src/api/http/answer.ts';
import { NOON } from './server.ts';

const Job = z.object({ status: z.object({ duration: z.number() }) });

function read(body: string) {
  return readAnswer(
    { status: 200, headers: {}, body },
    { schema: Job, endpoint: 'ShowTrainingJobDetails', now: NOON },
  );
}

describe('readAnswer', () => {
  it.each([
    ['{"status":{}}', 'status.duration: Invalid input: expected number, missing'],
    ['{"status":{"duration":null}}', 'status.duration: Invalid input: expected number, empty'],
    ['{"status":{"duration":1e999}}', 'status.duration: Invalid input: expected number, no usable number'],
    ['{"status":{"duration":"7"}}', 'status.duration: Invalid input: expected number, received string'],
    ['null', 'Invalid input: expected object, empty'],
    ['', 'Invalid input: expected object, missing'],
    ['{"status"', 'not JSON'],
  ])('explains what is wrong in %j: %s', (body, detail) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ kind: 'unexpectedAnswer', detail }) }),
    );
  });
});
