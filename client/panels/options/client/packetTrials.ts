/** Trials of the options that decide what a socket says. */
import { sentBy, told } from './seen.ts'
import { client, connected, line, nobody, run, trial, upgraded } from './steps.ts'

export const auth = trial({
  changes: () => client({ auth: '{ token: "abcd" }' }),
  effect: (events, { lane }) => {
    const packet = sentBy(events, lane).find(({ text }) => /^40.*\{"token":"abcd"/.test(text))
    return (
      packet && { seq: packet.seq, part: packet.part, says: 'CONNECT 패킷에 `{"token":"abcd"}`가 실렸어요.' }
    )
  },
})

export const parser = trial({
  changes: () => [
    ...client({ parser: 'msgpackParser' }),
    { in: 'server', path: ['parser'], code: 'require("socket.io-msgpack-parser")' },
  ],
  effect: (events, { lane }) => {
    const packet = sentBy(events, lane).find(({ text, framed }) =>
      framed ? text === '' : text.startsWith('b'),
    )
    return (
      packet && {
        seq: packet.seq,
        part: packet.part,
        says: 'CONNECT가 글자 `40`이 아니라 MessagePack 바이트로 갔어요.',
      }
    )
  },
  missing:
    '서버의 코드가 import를 쓰면 import parser from "socket.io-msgpack-parser"로 가져와 직접 적어 보세요.',
})

export const ackTimeout = trial({
  changes: () => client({ ackTimeout: '1000' }),
  steps: (place) => [
    run,
    connected(place),
    line('client', `${place.socket}.emit("${nobody}", (err) => console.log(String(err)))`),
  ],
  effect: (events, { lane }) => {
    const late = told(events, lane, 'client.log').find(
      ({ text }) => text === 'Error: operation has timed out',
    )
    return late && { seq: late.seq, says: '1초 동안 확인 응답이 없어서 콜백이 오류를 받았어요.' }
  },
})

export const retries = trial({
  changes: () => client({ retries: '2', ackTimeout: '500' }),
  steps: (place) => [run, connected(place), line('client', `${place.socket}.emit("${nobody}", 1)`)],
  effect: (events, { lane }) => {
    const [, again] = sentBy(events, lane).filter(({ text }) => /^42[^[]*\["no-one",1\]$/.test(text))
    return (
      again && {
        seq: again.seq,
        part: again.part,
        says: '확인 응답이 없어서 같은 이벤트를 한 번 더 보냈어요.',
      }
    )
  },
})

export const forceBase64 = trial({
  changes: () => client({ forceBase64: 'true' }),
  steps: (place) => [
    run,
    upgraded(place),
    line('client', `${place.socket}.emit("${nobody}", new Uint8Array([1, 2, 3]))`),
  ],
  effect: (events, { lane }) => {
    const bytes = sentBy(events, lane).find(({ text, framed }) => framed && text === 'bAQID')
    return bytes && { seq: bytes.seq, says: 'WebSocket인데도 바이트 1, 2, 3이 글자 `bAQID`로 갔어요.' }
  },
})

export const closeOnBeforeunload = trial({
  changes: () => client({ closeOnBeforeunload: 'true' }),
  steps: (place) => [run, upgraded(place), line('client', 'location.reload()')],
  effect: (events, { lane }) => {
    // The page before closed with the browser's own code.
    const close = events.find(
      (event) =>
        event.kind === 'ws.frame' &&
        event.client === lane &&
        event.direction === 'up' &&
        event.opcode === 8 &&
        event.size === 0,
    )
    return close && { seq: close.seq, says: '페이지가 떠나기 전에 스스로 닫아서 코드 `1001`이 없어요.' }
  },
})
