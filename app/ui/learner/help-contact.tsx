/** An e-mail address or a telephone number as a link that opens what it is for. */
export function HelpContact({ contact }: { contact: string }) {
  const address = contact.includes("@") ? `mailto:${contact}` : `tel:${contact.replace(/[^\d+]/g, "")}`;
  return (
    <a href={address} className="text-accent underline underline-offset-2">
      <bdi dir="ltr">{contact}</bdi>
    </a>
  );
}
