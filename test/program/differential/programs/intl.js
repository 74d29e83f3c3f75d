// What `Intl` says of languages, dates, numbers and orders.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const at = new Date(Date.UTC(2026, 1, 3, 4, 5, 6))
const seoul = { timeZone: 'Asia/Seoul', dateStyle: 'full', timeStyle: 'short' }
const tries = {
  collator: () => {
    const { compare } = new Intl.Collator('ko')
    return ['나', 'b', '가', 'A', 'a'].sort(compare)
  },
  'collator by numbers': () => ['a10', 'a2', 'A1'].sort(Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare),
  'collator itself': () => {
    const collator = new Intl.Collator()
    return [collator.compare === collator.compare, collator.compare('a', 'b'), String(collator), collator.constructor.name]
  },
  plural: () => [0, 1, 2, 3, 11, 21, 1.5].map((n) => new Intl.PluralRules('en', { type: 'ordinal' }).select(n)),
  'plural of nothing': () => [new Intl.PluralRules('en').select(), new Intl.PluralRules('ar').select(Number.NaN)],
  'plural without new': () => Intl.PluralRules('en'),
  list: () => [
    new Intl.ListFormat('ko', { type: 'conjunction' }).format(['민수', '영희', '철수']),
    new Intl.ListFormat('en', { type: 'disjunction' }).format(new Set(['a', 'b'])),
    new Intl.ListFormat('en').formatToParts(['a', 'b']),
    new Intl.ListFormat('en').format([]),
  ],
  'a list of numbers': () => new Intl.ListFormat('en').format([1]),
  'a list in no way': () => new Intl.ListFormat('en', { style: 'nothing' }),
  ago: () => {
    const format = new Intl.RelativeTimeFormat('ko', { numeric: 'auto' })
    return [format.format(-1, 'day'), format.format(2, 'hours'), format.format(-0, 'day'), format.formatToParts(3, 'week')]
  },
  'ago in no unit': () => new Intl.RelativeTimeFormat('ko').format(1, 'moment'),
  'ago for ever': () => new Intl.RelativeTimeFormat('ko').format(Number.POSITIVE_INFINITY, 'day'),
  segments: () => {
    const text = '👨‍👩‍👧한국어 e\u0301!'
    const graphemes = [...new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text)]
    const words = new Intl.Segmenter('ko', { granularity: 'word' }).segment('안녕하세요 여러분!')
    return [graphemes.length, graphemes.map(({ segment }) => segment), [...words], words.containing(7), typeof words.containing(99)]
  },
  dates: () => [
    new Intl.DateTimeFormat('ko-KR', seoul).format(at),
    Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(at),
    new Intl.DateTimeFormat('ko', { timeZone: 'UTC' }).formatToParts(at.getTime()),
    new Intl.DateTimeFormat('en', { timeZone: 'UTC', dateStyle: 'short' }).formatRange(at, new Date(at.getTime() + 9e8)),
    [at].map(new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format),
    Intl.DateTimeFormat().resolvedOptions().timeZone === new Intl.DateTimeFormat().resolvedOptions().timeZone,
    typeof new Intl.DateTimeFormat('en').format(),
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Seoul' }).resolvedOptions(),
  ],
  'no date': () => new Intl.DateTimeFormat('en').format(new Date(Number.NaN)),
  'no zone': () => new Intl.DateTimeFormat('en', { timeZone: 'Nowhere/At_all' }),
  numbers: () => [
    new Intl.NumberFormat('ko-KR', { style: 'currency', currency: 'KRW' }).format(1234567.8),
    Intl.NumberFormat('en', { notation: 'compact' }).format(12345),
    new Intl.NumberFormat('de').format(12345678901234567890n),
    new Intl.NumberFormat('en', { style: 'percent' }).format(0.256),
    new Intl.NumberFormat('en').formatToParts(1234.5),
    [1, 2.5, Number.NaN, -Infinity, -0].map(new Intl.NumberFormat('en').format),
    new Intl.NumberFormat('en', { style: 'unit', unit: 'kilobyte' }).format('16'),
    new Intl.NumberFormat('en').resolvedOptions().maximumFractionDigits,
  ],
  'no currency': () => new Intl.NumberFormat('en', { style: 'currency' }),
  'no locale': () => new Intl.Collator('xx-nothing-at-all-really'),
  names: () => [new Intl.DisplayNames('ko', { type: 'region' }).of('US'), new Intl.DisplayNames(['ko'], { type: 'language' }).of('fr')],
  supported: () => Intl.ListFormat.supportedLocalesOf(['ko', 'en-US', 'tlh']),
  itself: () => [String(Intl), Object.keys(Intl), Intl.Segmenter.name, typeof Intl.ListFormat.prototype.format],
}

io.on('connection', (socket) => {
  socket.on('names', (done) => done(Object.keys(tries)))
  socket.on('try', (name, done) => {
    try {
      done(tries[name]() ?? null)
    } catch (error) {
      done(`${error.name}: ${error.message}`)
    }
  })
})
server.listen(4000)
