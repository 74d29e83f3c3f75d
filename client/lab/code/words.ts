/** Why an option can't be read or written, and what to write instead. */
import type { Target } from './calls.ts'

type Words = Readonly<Record<Target, string>>

export const noCall: Words = {
  server: 'new Server()를 찾지 못했어요. 코드에 const io = new Server(server, {})를 써 주세요.',
  client: 'io()를 찾지 못했어요. 코드에 const socket = io("http://localhost:4000", {})를 써 주세요.',
}
export const stranger: Words = {
  server:
    '이 Server는 socket.io에서 가져온 것이 아니에요. const { Server } = require("socket.io")로 가져와 주세요.',
  client: '이 io는 코드에서 새로 만든 이름이에요. 변수 이름을 socket처럼 바꾸고, io는 그대로 써 주세요.',
}
export const elsewhere: Words = {
  server: '옵션을 다른 곳에서 만들어서 고칠 수 없어요. new Server(server, { … }) 안에 바로 써 주세요.',
  client: '옵션을 다른 곳에서 만들어서 고칠 수 없어요. io(주소, { … }) 안에 바로 써 주세요.',
}
export const shared: Words = {
  server:
    '옵션을 담은 변수를 다른 줄에서도 써서 고칠 수 없어요. new Server(server, { … }) 안에 바로 써 주세요.',
  client: '옵션을 담은 변수를 다른 줄에서도 써서 고칠 수 없어요. io(주소, { … }) 안에 바로 써 주세요.',
}
export const spreadArguments: Words = {
  server: '인자를 ...로 펼쳐서 옵션을 찾을 수 없어요. new Server(server, { … })처럼 써 주세요.',
  client: '인자를 ...로 펼쳐서 옵션을 찾을 수 없어요. io(주소, { … })처럼 써 주세요.',
}
export const hidden =
  '펼친 객체(...)나 계산한 이름([ ]) 때문에 이 옵션의 값을 알 수 없어요. 옵션을 { … } 안 맨 끝에 바로 써 주세요.'
export const inner =
  '이 옵션의 값을 코드가 실행될 때 만들어서 안쪽을 고칠 수 없어요. 값을 { … }로 바로 써 주세요.'
export const broken = '괄호, 쉼표나 따옴표가 맞지 않아요. 이 줄부터 코드를 먼저 고쳐 주세요.'
export const badValue = '값을 코드로 읽을 수 없어요. 숫자, "글", true, [ ], { }처럼 써 주세요.'
export const notThere = '이 모양의 코드는 고칠 수 없어요. 이 줄의 옵션을 직접 고쳐 주세요.'
