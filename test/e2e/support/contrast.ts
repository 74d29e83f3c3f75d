/** Measures the contrast of every text that is seen: axe leaves those undecided that stand over a drawing. */
import type { Frame, Page } from '@playwright/test'

export interface Faint {
  text: string
  ratio: number
  colours: string
}

/** In one document: each text and the ratio of its colour to what is behind it. Runs in the page. */
function measure(): { count: number; faint: Faint[] } {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  type Colour = readonly [number, number, number, number]
  /** Each is asked many times: a page has few colours, and its texts share their ancestors. */
  const once = <Key, Value>(find: (key: Key) => Value): ((key: Key) => Value) => {
    const found = new Map<Key, Value>()
    return (key) => {
      if (!found.has(key)) found.set(key, find(key))
      return found.get(key) as Value
    }
  }
  /** Whatever notation the style has: drawn, and read back. */
  const colourOf = once((style: string): Colour => {
    if (!pen) return [0, 0, 0, 0]
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = style
    pen.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  })
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ]
  const luminance = ([r, g, b]: Colour): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((channel) => {
      const value = channel / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const backgroundOf = once((element: Element): Colour => {
    const below: Colour = element.parentElement ? backgroundOf(element.parentElement) : [255, 255, 255, 1]
    return over(colourOf(getComputedStyle(element).backgroundColor), below)
  })
  const opacityOf = once((element: Element): number => {
    const around = element.parentElement ? opacityOf(element.parentElement) : 1
    return around * Number(getComputedStyle(element).opacity)
  })
  const isSeen = (element: Element, box: DOMRect): boolean =>
    box.width > 1 &&
    box.height > 1 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('[inert]') &&
    box.bottom > 0 &&
    box.right > 0 &&
    box.top < innerHeight &&
    box.left < innerWidth

  const faint: Faint[] = []
  let count = 0
  const look = (element: Element, text: string, colour: string) => {
    const background = backgroundOf(element)
    const [r, g, b, a] = colourOf(colour)
    const front = over([r, g, b, a * opacityOf(element)], background)
    const [light, dark] = [luminance(front), luminance(background)].sort((x, y) => y - x) as [number, number]
    const ratio = (light + 0.05) / (dark + 0.05)
    count += 1
    if (ratio < 4.5)
      faint.push({
        text: text.trim().slice(0, 60),
        ratio: Math.round(ratio * 100) / 100,
        colours: `${front.map(Math.round)} on ${background.map(Math.round)}`,
      })
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || !node.nodeValue?.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION)$/.test(element.tagName))
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    if (isSeen(element, range.getBoundingClientRect()))
      look(element, node.nodeValue, getComputedStyle(element).color)
  }
  for (const input of document.querySelectorAll('input')) {
    if (!isSeen(input, input.getBoundingClientRect())) continue
    if (input.value !== '' && input.type === 'text') look(input, input.value, getComputedStyle(input).color)
    else if (input.placeholder) look(input, input.placeholder, getComputedStyle(input, '::placeholder').color)
  }
  return { count, faint }
}

/** A frame that goes meanwhile has none. */
const textsOf = (frame: Frame) =>
  frame.evaluate(measure).catch((error: unknown) => {
    if (frame.isDetached()) return { count: 0, faint: [] }
    throw error
  })

/** Texts of the page and of its frames that are harder to read than 4.5:1. */
export async function faintTexts(page: Page): Promise<{ count: number; faint: Faint[] }> {
  const all = await Promise.all(page.frames().map(textsOf))
  return { count: all.reduce((sum, one) => sum + one.count, 0), faint: all.flatMap((one) => one.faint) }
}
