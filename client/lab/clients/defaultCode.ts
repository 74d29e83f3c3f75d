/** The client.js that a new client begins with. */
export const defaultCode = `// 1. 서버에 연결
const socket = io("http://localhost:4000");

// 2. 연결되면 실행됨
socket.on("connect", () => {
  console.log("서버에 연결되었습니다.", socket.id);
});

// 3. 연결하지 못하면 실행됨
socket.on("connect_error", (err) => {
  console.log("연결하지 못했습니다.", err.message);
});

// 4. 연결이 끊기면 실행됨
socket.on("disconnect", (reason) => {
  console.log("연결이 끊어졌습니다.", reason);
});

// 5. 어떤 이벤트든 받으면 실행됨
socket.onAny((event, ...args) => {
  console.log("받은 이벤트:", event, ...args);
});
`
