/** Limits that protect a class: one lab's mischief must never reach another lab. */
export const limits = {
  /** Bytes of a program. */
  programBytes: 150_000,
  /** Files of a lab beside server.js, and bytes of all of them. */
  files: 40,
  fileBytes: 512_000,
  /** Characters of the path of a file. */
  filePath: 200,
  connections: 50,
  /** Packets from clients that a lab takes in one second; more are slowed down. */
  packetsPerSecond: 500,
  /** So many bytes count as one packet more. */
  bytesPerPacket: 8_000,
  /** Packets in the body of one request: they are all handled in one go. */
  packetsPerPayload: 10_000,
  /** Bytes of one payload. */
  payloadBytes: 1_000_000,
  /** Items and fields of one message or answer, either way, and how deep they may lie in each other. */
  messageValues: 20_000,
  messageDepth: 100,
  /** Characters of an id that a program gives a socket. */
  socketId: 200,
  /** Characters that a program gives the headers of one response. */
  headerCharacters: 32_000,
  /** Characters of the file's name that `res.attachment(…)` is given. */
  attachmentName: 200,
  /** Bytes of a body that are parsed at once; more are parsed in a thread of their own. */
  parsedAtOnceBytes: 16_000,
  /** Bytes that wait for one client to read them; who lets more wait is cut off. */
  unreadBytes: 8_000_000,
  /** Units and bytes that are held or delayed on one lab's wire; beyond that, who sends has to wait. */
  waitingUnits: 1_000,
  waitingBytes: 4_000_000,
  /** A WebSocket that is being opened is held no longer: browsers give up after 240 s. */
  openingMs: 200_000,
  /** Characters of one cookie of a lab, and cookies of one answer: all ports of a host share them. */
  cookieBytes: 1_000,
  cookiesPerAnswer: 10,
  /** Labs that one address makes at once, and in each minute after: a class sits behind one address. */
  labsAtOnce: 250,
  labsPerMinute: 60,
  /** Ticks that the host lets pass before one volatile packet. */
  ticks: 20,
  timers: 200,
  timerMs: 4,
  labs: 500,
  idleMs: 30 * 60_000,
  /** Events and bytes a lab keeps. */
  events: 5_000,
  eventBytes: 4_000_000,
  /** Bytes of one payload that the trace keeps whole. */
  keptBytes: 64_000,
  batchMs: 50,
} as const
