/** For tests: invented mails as servers write them; nobody here exists. Lines end as on the wire. */
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const head = `Received: from relay.example.org by mx.example.net; Thu, 9 Sep 2027 01:58:20 +0000
Received: from desk.example.org by relay.example.org; Thu, 9 Sep 2027 01:50:00 +0000
Date: Thu, 9 Sep 2027 03:49:30 +0200 (CEST)
Message-ID: <one@example.org>
To: rescue@example.net
MIME-Version: 1.0
`;

/** Plain text, quoted-printable, UTF-8; the subject is an encoded word. */
export const plainMail = crlf(`${head}From: =?utf-8?Q?D=C3=A9sir=C3=A9_Example?= <alert@example.org>
Subject: =?utf-8?B?QmF0ZWF1IGVuIGTDqXRyZXNzZQ==?=
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Appel re=C3=A7u =C3=A0 02h10 : 33 personnes, de l=E2=80=99eau =C3=A0 bord.
Position 50=C2=B053.25'N 001=C2=B030.50'E, une ligne tr=C3=A8s longue qui con=
tinue ici.
`);

/** Text beside HTML, and two attachments. */
export const multipartMail = crlf(`${head}From: alert@example.org
Subject: Position
Content-Type: multipart/mixed; boundary="outer"

This is a message in parts.
--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=iso-8859-15
Content-Transfer-Encoding: 8bit

30 people at 50.9123, 1.5123. Co\u00FBt: 5 \u00A4
--inner
Content-Type: text/html; charset=utf-8

<p>30 people at <b>somewhere else</b></p>
--inner--
--outer
Content-Type: image/jpeg; name="photo.jpg"
Content-Disposition: attachment; filename="photo.jpg"
Content-Transfer-Encoding: base64

/9j/4AAQSkZJRgABAQ==
--outer
Content-Type: application/pdf; name="note.pdf"
Content-Disposition: attachment; filename="note.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--outer--
`);

/** HTML alone, in the code page of an old program, with a link to a map. */
export const htmlMail = crlf(`${head}From: "Example, Relative" <relative@example.org>
Subject: =?windows-1252?Q?Mon_fr=E8re?=
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<html><head><title>t</title><style>p { color: red }</style></head><body>
<p>Il est sur un bateau, 40&nbsp;personnes, l=92eau entre.</p>
<p>Ici : <a href=3D"https://maps.google.com/?q=3D50.9123,1.5123">carte</a></p>
<script>alert(1)</script><!-- not <b>seen</b> --><div>1 &lt; 2 &amp; 50&deg;53&prime;</div>
</body></html>
`);

/** A report that a mail of ours could not be delivered, with that mail inside. */
export const bounceMail = crlf(`Return-Path: <>
${head.replace('<one@', '<two@')}From: Mail Delivery System <MAILER-DAEMON@example.org>
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

The mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.org

Final-Recipient: rfc822; absent@example.org
Action: failed
Status: 5.1.1
--b
Content-Type: text/rfc822-headers

Subject: Your report of last night
--b--
`);

/** An absence note. */
export const absenceMail = crlf(`${head.replace('<one@', '<three@')}From: office@example.org
Subject: Out of office: Re: your report
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

I am away until Monday.
`);

/** Bytes of a mail, whose text parts say themselves how they are to be read. */
export function mailBytes(mail: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(mail, 'latin1'));
}
