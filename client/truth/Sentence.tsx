/** A sentence with code between backticks. */
export function Sentence({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, i) =>
      i % 2 === 1 ? <code key={`${i} ${part}`}>{part}</code> : <span key={`${i} ${part}`}>{part}</span>,
    )
}
