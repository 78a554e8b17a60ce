import { describe, expect, test } from 'vitest';
import { fold } from '../../../kernel/decider.ts';
import { given } from '../../../kernel/given.ts';
import type { ActorId } from '../../../kernel/ids.ts';
import { sha256HexOfBytes } from '../../../kernel/sha256.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { passageStream } from '../passage-group.ts';
import { photoDecider } from './decide-photo.ts';
import { photoCommandSchemas } from './events-photo.ts';
import { photoStream } from './photo-door.ts';
import { type PictureFacts, pictureFacts } from '../../../kernel/picture-facts.ts';

const at = '2026-11-26T05:00:00.000Z' as UtcText;
const passage = 'p-000001';

/** The head of a JPEG of this size. */
function jpeg(width: number, height: number): string {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return btoa(
    String.fromCodePoint(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x22, 0),
  );
}

const image = jpeg(1600, 1200);
const facts = pictureFacts(image);
const fields = {
  photo: 'e-000001',
  passage,
  control: 'k-000001',
  takenAt: null,
  subject: `s-${'0'.repeat(32)}`,
};
const begun = { [passageStream(passage)]: { controls: [] } };
const record = {
  type: 'RecordPhoto',
  at,
  by: 'uk-handheld-1' as ActorId,
  seen: begun,
  ...fields,
  image: '',
} as const;
/** As the door hands it on: with what was read from the picture. */
const read = (of: PictureFacts | null) => ({ ...record, facts: of });

describe('a photo', () => {
  test('is recorded once, with the hash of what was sealed', () => {
    const { seen: _seen, image: _image, type: _type, ...said } = record;
    const recorded = {
      ...said,
      type: 'PhotoRecorded',
      sha256: facts?.sha256 ?? '',
      bytes: facts?.bytes ?? 0,
    } as const;
    given(photoDecider, []).when(read(facts)).then([recorded]);
    given(photoDecider, [recorded]).when(read(facts)).refuses('photo_exists');
    expect(fold(photoDecider, [recorded])).toMatchObject({ phase: 'recorded', photo: 'e-000001' });
  });

  test('of a passage that is not there, by nobody, broken, or a bomb, is refused', () => {
    given(photoDecider, [])
      .when({ ...record, seen: {} })
      .refuses('passage_unknown');
    given(photoDecider, [])
      .when({ ...record, by: undefined as never })
      .refuses('actor_missing');
    given(photoDecider, []).when(read(null)).refuses('picture_unreadable');
    given(photoDecider, [])
      .when(read(pictureFacts(jpeg(60_000, 60_000))))
      .refuses('picture_too_large');
  });

  test('at the door its facts are read and the picture goes no further', () => {
    const door = photoStream.commands['RecordPhoto'];
    expect(door?.derive?.({ image })).toEqual({ facts });
    expect(door?.personal?.[0]?.fields).toEqual({ image: 'image' });
    expect(facts).toMatchObject({ width: 1600, height: 1200 });
    expect(facts?.sha256).toBe(sha256HexOfBytes(Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0))));
    const { schema } = { schema: photoCommandSchemas.RecordPhoto };
    expect(schema.safeParse({ ...fields, image: 'no base 64!' }).success).toBe(false);
    expect(schema.safeParse({ ...fields, image: 'A'.repeat(600_000) }).success).toBe(false);
  });

  test('whatever bytes come, it answers', () => {
    for (const bad of [
      '',
      'AAAA',
      btoa('\u00ff\u00d8'),
      btoa('\u00ff\u00d8\u00ff\u00c0\u0000'),
      '===',
      btoa('GIF89a'),
    ])
      expect(pictureFacts(bad)).toBeNull();
  });
});
