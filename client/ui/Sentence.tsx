/** A sentence with code between backticks. */
interface Part {
  /** Where it begins in the sentence. */
  at: number
  isCode: boolean
  text: string
}

export function partsOf(sentence: string): readonly Part[] {
  let at = 0
  return sentence.split('`').map((text, i) => {
    const part = { at, isCode: i % 2 === 1, text }
    at += text.length + 1
    return part
  })
}

export function Sentence({ text }: { text: string }) {
  return partsOf(text).map((part) =>
    part.isCode ? <code key={part.at}>{part.text}</code> : <span key={part.at}>{part.text}</span>,
  )
}
