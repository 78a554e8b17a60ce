import { type RefObject, useState } from 'react';
import { HeldList, type ListControl } from '../../../kit/elements/held-list.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { queueText } from '../text.ts';
import { useMissingPicture, usePicture } from './desk-context.tsx';
import { openItem } from './open-item.ts';
import { ActRow, DetectionRow, SourceRow } from './queue-rows.tsx';
import { queueOf } from './rank.ts';
import { VesselPane } from './vessel-pane.tsx';

type Tab = 'acts' | 'vessels' | 'detections' | 'sources';

/** The lists at the left: what needs an act, and everything there is. */
export function QueuePane(props: { readonly control: RefObject<ListControl | null> }) {
  const { t, n } = useWords();
  const { picture, now, desk } = usePicture();
  const health = useStore(desk.live.health);
  const [tab, setTab] = useState<Tab>('acts');
  const live = useStore(desk.travel.time).mode === 'live';
  const acts = queueOf(picture, live ? health : null, now);
  const missing = useMissingPicture();
  const count = (of: number) => (missing === null ? n(of) : '–');
  const tabs = [
    { value: 'acts', label: t(queueText.acts), count: count(acts.length) },
    { value: 'vessels', label: t(queueText.vessels), count: count(picture.tracks.size) },
    { value: 'detections', label: t(queueText.detections), count: count(picture.detections.size) },
    { value: 'sources', label: t(queueText.sources), count: n(health?.sources.length ?? 0) },
  ] as const;
  return (
    <nav className="pane pane-queue" aria-label={t(queueText.region)}>
      <Tabs label={t(queueText.region)} value={tab} tabs={tabs} onChange={setTab}>
        {tab === 'acts' ? <ActList control={props.control} /> : null}
        {tab === 'vessels' ? <VesselPane control={props.control} /> : null}
        {tab === 'detections' ? <DetectionList control={props.control} /> : null}
        {tab === 'sources' ? <SourceList control={props.control} /> : null}
      </Tabs>
    </nav>
  );
}

interface ListProps {
  readonly control: RefObject<ListControl | null>;
}

function ActList(props: ListProps) {
  const { t } = useWords();
  const { picture, now, desk } = usePicture();
  const health = useStore(desk.live.health);
  const opened = useStore(desk.selection);
  const missing = useMissingPicture();
  const live = useStore(desk.travel.time).mode === 'live';
  return (
    <HeldList
      // Another time is another list: what waited now need not have waited then.
      key={String(live)}
      label={t(queueText.acts)}
      items={queueOf(picture, live ? health : null, now)}
      rowHeight={3.5}
      opened={opened === null ? null : `${opened.kind}:${opened.id}`}
      empty={t(missing ?? queueText.actsEmpty)}
      control={props.control}
      waitingText={(count) => t(queueText.waiting, { count })}
      showText={t(queueText.show)}
      row={(item, { gone }) => (
        <ActRow
          item={item}
          now={now}
          gone={gone}
          vessel={item.kind === 'track' ? picture.vessels.get(item.track.id) : undefined}
        />
      )}
      onOpen={(item) => {
        const id =
          item.kind === 'track'
            ? item.track.id
            : item.kind === 'detection'
              ? item.detection.id
              : item.source.source;
        openItem(desk, { kind: item.kind, id });
      }}
    />
  );
}

function DetectionList(props: ListProps) {
  const { t } = useWords();
  const { picture, now, desk } = usePicture();
  const missing = useMissingPicture();
  const opened = useStore(desk.selection);
  const items = [...picture.detections.values()]
    .sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : -1))
    .map((detection) => ({ key: detection.id, detection }));
  return (
    <HeldList
      label={t(queueText.detections)}
      items={items}
      rowHeight={3.5}
      opened={opened?.id ?? null}
      empty={t(missing ?? queueText.detectionsEmpty)}
      control={props.control}
      waitingText={(count) => t(queueText.waiting, { count })}
      showText={t(queueText.show)}
      row={(item) => <DetectionRow detection={item.detection} now={now} />}
      onOpen={(item) => openItem(desk, { kind: 'detection', id: item.key })}
    />
  );
}

function SourceList(props: ListProps) {
  const { t } = useWords();
  const { desk } = usePicture();
  const health = useStore(desk.live.health);
  const clock = useStore(desk.clock);
  const opened = useStore(desk.selection);
  const items = (health?.sources ?? []).map((source) => ({ key: source.source, source }));
  return (
    <HeldList
      label={t(queueText.sources)}
      items={items}
      rowHeight={3.5}
      opened={opened?.id ?? null}
      empty={t(health === null ? queueText.loading : queueText.sourcesEmpty)}
      control={props.control}
      waitingText={(count) => t(queueText.waiting, { count })}
      showText={t(queueText.show)}
      row={(item) => <SourceRow source={item.source} now={clock} />}
      onOpen={(item) => openItem(desk, { kind: 'source', id: item.key })}
    />
  );
}
