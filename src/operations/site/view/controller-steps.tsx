import { useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { tellingWayText } from '../text.ts';
import type { StopView } from '../wire.ts';
import { type TellingWay, tellingWays } from '../words.ts';
import { Act, Choice, Field, useRefusal } from './stop-fields.tsx';
import { stopText as text } from './text-stop.ts';

export interface StepsProps {
  readonly one: StopView;
  readonly order: (name: string, body: object) => void;
}

/** A step that speaks to a controller: `controller` is the short name of their post, as it was typed. */
export type OfController = StepsProps & { readonly controller: string };

/** What is missing to name the controller; null: nothing. */
export function unnamed(controller: string): Text | null {
  return isShortName(controller) ? null : text.whichController;
}

/** The controller was told: by which way. The same rung for a request to stop trains and for its release. */
export function Telling(
  props: OfController & {
    readonly command: 'TellStop' | 'TellRelease';
    readonly path: 'tell-stop' | 'tell-release';
    readonly usual: TellingWay;
    readonly label: Text;
  },
) {
  const { one, order, controller, path } = props;
  const [way, setWay] = useState(props.usual);
  const refusal = useRefusal(props.command, unnamed(controller));
  const press = () => order(path, { stop: one.stop, controller, way });
  return (
    <>
      <Choice label={text.way} of={tellingWays} words={tellingWayText} value={way} onChange={setWay} />
      <Act label={props.label} hint="u" refusal={refusal} onPress={press} />
    </>
  );
}

/**
 * The controller repeats the track and one thing more. Nothing is filled in beforehand: what the controller was heard
 * to say is written as it was said.
 */
export function ReadBack<Said extends string>(props: {
  readonly command: 'AcknowledgeStop' | 'ReadBackRelease';
  readonly controller: string;
  readonly said: {
    readonly label: Text;
    readonly of: readonly Said[];
    readonly words: Readonly<Record<Said, Text>>;
  };
  /** Said while track or the other is not written down. */
  readonly lacks: Text;
  readonly label: Text;
  readonly onHeard: (track: string, said: Said) => void;
}) {
  const [track, setTrack] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const lacks = isShortName(track) && said !== null ? null : props.lacks;
  const refusal = useRefusal(props.command, unnamed(props.controller) ?? lacks);
  const press = () => {
    if (said !== null) props.onHeard(track, said);
  };
  return (
    <>
      <Field label={text.trackRepeated} value={track} onChange={setTrack} />
      <Choice {...props.said} value={said} onChange={setSaid} />
      <Act label={props.label} hint="i" refusal={refusal} onPress={press} />
    </>
  );
}
