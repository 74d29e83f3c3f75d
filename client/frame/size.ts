/** Tells how high the page is: the playground gives its frame the room that the learner's own elements need. */

/** Calls `tell` now, and whenever the height has changed. */
export function tellHeight(tell: (height: number) => void): void {
  // Where the page is run without a browser, nothing has a height.
  if (typeof ResizeObserver === 'undefined') return
  new ResizeObserver(() => tell(Math.ceil(document.body.getBoundingClientRect().height))).observe(
    document.body,
  )
}
