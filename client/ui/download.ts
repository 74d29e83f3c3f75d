/** Hands a file to the browser, which keeps it where downloads go. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after the press is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
