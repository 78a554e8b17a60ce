import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { named, sealed } from '../handling.ts';
import { passageStream } from '../passage-group.ts';
import { passageId } from '../shapes.ts';
import { photoDecider, photoRefusals } from './decide-photo.ts';
import { photoCommandSchemas, type PhotoEvent, photoEventSchemas, photoId } from './events-photo.ts';
import { pictureFacts } from '../../../kernel/picture-facts.ts';
import { subjectId } from '../../../kernel/shapes.ts';

/** How each event of a photo may be used, released and kept. */
export const photoHandling = { PhotoRecorded: named } as const satisfies Record<PhotoEvent['type'], Handling>;

/** What each event says, for the record. */
export const photoEventText = {
  PhotoRecorded: { en: 'Photo of a control', fr: 'Photo d’un contrôle' },
} as const satisfies Record<PhotoEvent['type'], Text>;

/** Photos of controls: the picture lies in the vault, its hash in the book. */
export const photoStream: StreamDoor = {
  kind: 'freight_photo',
  decider: photoDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases state types
  commands: {
    RecordPhoto: {
      schema: photoCommandSchemas.RecordPhoto,
      summary: {
        en: 'Put a photo of a control away, as a handheld has reduced it; its hash goes into the book.',
        fr: 'Mettre sous scellé la photo d’un contrôle, réduite par le terminal ; son empreinte entre au journal.',
      },
      streamKey: ({ photo }) => photoId.parse(photo),
      beside: ({ passage }) => [passageStream(passageId.parse(passage))],
      derive: ({ image }) => ({ facts: typeof image === 'string' ? pictureFacts(image) : null }),
      personal: [
        {
          subjectKind: 'vehicle',
          subject: ({ subject }) => subjectId.parse(subject),
          fields: { image: 'image' },
          handling: sealed,
        },
      ],
    },
  },
  events: photoEventSchemas,
  handling: photoHandling,
  upcasters: {},
  refusals: photoRefusals,
};
