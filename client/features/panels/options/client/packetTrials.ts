/** Trials of the options that decide what a socket says. */
import { at, client, connected, heard, line, nobody, run, sent, server, trial, upgraded } from '../trials.ts'

export const auth = trial({
  changes: () => client({ auth: '{ token: "abcd" }' }),
  effect: sent('up', 'CONNECT 패킷에 `{"token":"abcd"}`가 실렸어요.', ({ text }) =>
    /^40.*\{"token":"abcd"/.test(text),
  ),
})

export const parser = trial({
  changes: () => [
    ...client({ parser: 'msgpackParser' }),
    ...server({ parser: 'require("socket.io-msgpack-parser")' }),
  ],
  effect: sent('up', 'CONNECT가 글자 `40`이 아니라 MessagePack 바이트로 갔어요.', ({ binary }) => binary),
  missing:
    '서버의 코드가 import를 쓰면 import parser from "socket.io-msgpack-parser"로 가져와 직접 적어 보세요.',
})

export const ackTimeout = trial({
  changes: () => client({ ackTimeout: '1000' }),
  steps: ({ socket }) => [
    run,
    connected,
    line('client', `${socket}.emit("${nobody}", (err) => console.log(String(err)))`),
  ],
  effect: heard(
    'client.log',
    '1초 동안 확인 응답이 없어서 콜백이 오류를 받았어요.',
    ({ text }) => text === 'Error: operation has timed out',
  ),
})

export const retries = trial({
  changes: () => client({ retries: '2', ackTimeout: '500' }),
  steps: ({ socket }) => [run, connected, line('client', `${socket}.emit("${nobody}", 1)`)],
  effect: ({ packets }) => {
    const [, again] = packets.up.filter(({ text }) => /^42[^[]*\["no-one",1\]$/.test(text))
    return at(again, '확인 응답이 없어서 같은 이벤트를 한 번 더 보냈어요.')
  },
})

export const forceBase64 = trial({
  changes: () => client({ forceBase64: 'true' }),
  steps: ({ socket }) => [
    run,
    upgraded,
    line('client', `${socket}.emit("${nobody}", new Uint8Array([1, 2, 3]))`),
  ],
  effect: sent(
    'up',
    'WebSocket인데도 바이트 1, 2, 3이 글자 `bAQID`로 갔어요.',
    ({ text, framed }) => framed && text === 'bAQID',
  ),
})

export const closeOnBeforeunload = trial({
  changes: () => client({ closeOnBeforeunload: 'true' }),
  steps: () => [run, upgraded, line('client', 'location.reload()')],
  effect: ({ closings }) =>
    at(
      // The page before closed with the browser's own code.
      closings.find(({ frame }) => frame.direction === 'up' && frame.size === 0)?.frame,
      '페이지가 떠나기 전에 스스로 닫아서 코드 `1001`이 없어요.',
    ),
})
