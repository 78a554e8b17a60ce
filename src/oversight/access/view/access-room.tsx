import { useState } from 'react';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { PersonReviewPane } from './person-review.tsx';
import { RecordReviewPane } from './record-review.tsx';
import { accessText as text } from './text.ts';

/** Two questions: who can see this record and why; what can this person do and why. */
export function AccessRoom() {
  const { t } = useWords();
  const [tab, setTab] = useState<'record' | 'person'>('record');
  // A person picked among a record's readers is the next question.
  const [staff, setStaff] = useState('');
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)}>
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={[
          { value: 'record', label: t(text.record), count: '' },
          { value: 'person', label: t(text.person), count: '' },
        ]}
        onChange={setTab}
      >
        {tab === 'record' ? (
          <RecordReviewPane
            onPerson={(id) => {
              setStaff(id);
              setTab('person');
            }}
          />
        ) : (
          <PersonReviewPane first={staff} />
        )}
      </Tabs>
    </RoomFrame>
  );
}
