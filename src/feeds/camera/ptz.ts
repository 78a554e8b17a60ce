import { callSoap } from '../../app/soap-call.ts';
import type { TurnOutcome } from '../../operations/site/camera/words.ts';
import { type Element, readXml } from '../../standards/onvif-event/index.ts';
import type { CameraSettings } from './settings.ts';

const ptz = 'http://www.onvif.org/ver20/ptz/wsdl';
const presetsMax = 256;

/**
 * Turns a camera to a pre-set position by the standard's order. Source: ONVIF PTZ Service Specification, section 5.4.4
 * (GotoPreset). Never throws.
 */
export async function gotoPreset(
  settings: CameraSettings,
  preset: string,
  milliseconds = 5_000,
): Promise<TurnOutcome> {
  if (settings.ptz === undefined) return 'not_configured';
  const { profile } = settings.ptz;
  const body = `<p:GotoPreset><p:ProfileToken>${plain(profile)}</p:ProfileToken><p:PresetToken>${plain(preset)}</p:PresetToken></p:GotoPreset>`;
  const answer = await asked(settings, body, milliseconds);
  if (answer === null) return 'silent';
  return answer.some(({ name }) => name === 'GotoPresetResponse') ? 'turned' : 'refused';
}

/** The pre-set positions that a camera itself has, by token; null: it does not say. The same, section 5.4.2 (GetPresets). */
export async function presetsOf(
  settings: CameraSettings,
  milliseconds = 5_000,
): Promise<readonly string[] | null> {
  if (settings.ptz === undefined) return null;
  const body = `<p:GetPresets><p:ProfileToken>${plain(settings.ptz.profile)}</p:ProfileToken></p:GetPresets>`;
  const answer = await asked(settings, body, milliseconds);
  const held = answer?.find(({ name }) => name === 'GetPresetsResponse');
  if (held === undefined) return null;
  return held.children
    .flatMap(({ name, attributes }) => (name === 'Preset' ? [attributes.get('token') ?? ''] : []))
    .filter((token) => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(token))
    .slice(0, presetsMax);
}

/** What stands in the body of a camera's answer; null: it gave none that can be read. */
async function asked(
  { ptz: service, account }: CameraSettings,
  body: string,
  milliseconds: number,
): Promise<readonly Element[] | null> {
  try {
    const text = await callSoap({
      url: service?.service ?? '',
      account: account ?? null,
      namespaces: { p: ptz },
      body,
      signal: AbortSignal.timeout(milliseconds),
      answerBytesMax: 262_144,
    });
    const read = readXml(text);
    return read.ok ? (read.value.children.find(({ name }) => name === 'Body')?.children ?? []) : null;
  } catch (error) {
    // A device that says no to an order does so with a status as well as with a fault.
    return error instanceof Error && error.message.startsWith('status 4') ? [] : null;
  }
}

/** Both come from schemas that let no sign of XML through; what is written into a document is looked at all the same. */
function plain(token: string): string {
  return token.replaceAll(/[^\w.:-]/g, '');
}
