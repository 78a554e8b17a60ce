import { useEffect, useRef, useState } from 'react';
import { DeskContext } from '../operations/picture/view/desk-context.tsx';
import { type Desk, openDesk, takeOverDesk } from '../operations/picture/view/desk.ts';
import { type OfficeLink, openOfficeLink } from './office-link.ts';
import { OfficeScreen } from './office-screen.tsx';
import { PictureScreen } from './picture-screen.tsx';
import type { ShellProps } from './screen.tsx';

/** What is on the screen of whoever is signed in: with the picture and its alarms, or the offices alone. */
export function Shell(props: ShellProps) {
  const seesPicture = props.session.staff.actions.includes('operations/picture/see');
  return seesPicture ? <WithPicture {...props} /> : <WithoutPicture {...props} />;
}

/**
 * A desk opened for whoever is signed in, closed when they leave. Whoever takes over the same desk with the same rights
 * finds the screen as it was; anyone else begins afresh, so that nothing is left that they may not see.
 */
function WithPicture(props: ShellProps) {
  const { staff } = props.session;
  const [desk, setDesk] = useState<Desk | null>(null);
  const seated = useRef(staff);
  seated.current = staff;
  const place = `${staff.desk} ${staff.actions.join(' ')}`;
  useEffect(() => {
    const opened = openDesk(seated.current);
    setDesk(opened);
    return () => {
      setDesk(null);
      opened.close();
    };
  }, [place]);
  useEffect(() => {
    setDesk((now) => (now === null || now.staff.id === staff.id ? now : takeOverDesk(now, seated.current)));
  }, [staff.id]);
  if (desk === null) return null;
  return (
    <DeskContext value={desk}>
      <PictureScreen {...props} desk={desk} />
    </DeskContext>
  );
}

function WithoutPicture(props: ShellProps) {
  const [link, setLink] = useState<OfficeLink | null>(null);
  useEffect(() => {
    const opened = openOfficeLink();
    setLink(opened);
    return () => opened.close();
  }, []);
  return link === null ? null : <OfficeScreen {...props} link={link} />;
}
