import { createServer } from 'node:http';
import { setTimeout as sleep, setInterval as every } from 'node:timers/promises';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server);

async function cook(menu) {
  await sleep(10);
  if (menu === '돌') throw new Error('요리할 수 없는 재료');
  return `${menu} 완성`;
}

io.on('connection', async (socket) => {
  socket.emit('주방', '문을 엽니다');
  await sleep(5);
  socket.emit('주방', '주문 받습니다');

  socket.on('주문', async (menu, done) => {
    try {
      const dish = await cook(menu);
      io.emit('완성', dish);
      done(null, dish);
    } catch ({ message }) {
      done(message);
    } finally {
      socket.emit('정리', menu);
    }
  });

  socket.on('한꺼번에', async (menus, done) => {
    const results = await Promise.allSettled(menus.map(cook));
    done(results.map((r) => (r.status === 'fulfilled' ? r.value : `실패: ${r.reason.message}`)));
  });

  socket.on('카운트다운', async (n) => {
    for await (const _ of every(5)) {
      socket.emit('남은 시간', n);
      if (n-- === 0) break;
    }
    socket.emit('땡!', await Promise.race([sleep(1000, '늦음', { ref: false }), sleep(1, '빠름')]));
  });
});

await new Promise((resolve) => server.listen(3000, resolve));
console.log('주방 준비 완료');
