/** Bytes of a base64 text; letters that are none are left out. */
export function bytesOfBase64(text: string): Uint8Array {
  const values: number[] = []
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value >= 0) values.push(value)
  }
  const bytes = new Uint8Array(Math.floor((values.length * 6) / 8))
  for (let at = 0; at < bytes.length; at++) {
    const first = Math.floor((at * 8) / 6)
    const shift = (at % 3) * 2
    bytes[at] = ((values[first] ?? 0) << (2 + shift)) | ((values[first + 1] ?? 0) >> (4 - shift))
  }
  return bytes
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
