import { createServer } from 'node:http';
import { on, once, EventEmitter } from 'node:events';
import { strict as assert } from 'node:assert';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server);
const bus = new EventEmitter({ captureRejections: true });

class Stack {
  #items = [];
  static #made = 0;
  static { this.limit = 3; }
  static get made() { return Stack.#made; }
  constructor() { Stack.#made++; }
  push(item) {
    assert.ok(this.#items.length < Stack.limit, '가득 찼습니다');
    this.#items.push(item);
    return this;
  }
  *[Symbol.iterator]() { yield* this.#items.toReversed?.() ?? [...this.#items].reverse(); }
  has(item) { return #items in this && this.#items.includes(item); }
}

const stacks = new WeakMap();

(async () => {
  for await (const [name, value] of on(bus, 'item')) {
    io.emit('item', `${name}=${value}`);
    if (value === '끝') break;
  }
})();

io.on('connection', (socket) => {
  const stack = new Stack();
  stacks.set(socket, stack);
  socket.on('push', (item, cb) => {
    try {
      cb([...stacks.get(socket).push(item)], stack.has(item), Stack.made);
    } catch (error) {
      cb(error.name, error.message, error.code, error instanceof assert.AssertionError);
    } finally {
      bus.emit('item', socket.handshake.auth.name, item);
    }
  });
  socket.on('math', (cb) => {
    const { a = 1, ...rest } = { b: 2, c: 3 };
    const big = 2n ** 64n;
    label: for (const i of [1, 2, 3]) { for (const j of [1, 2]) if (i * j === 4) break label; }
    cb(a, rest, big.toString(), 1_000_000, [3, 1, 2].toSorted(), [1, [2, [3]]].flat(Infinity), 'a-b'.split('-'),
      Object.fromEntries(new Map([['x', 1]])), [1, 2, 3].findLast((n) => n < 3), 'aXbX'.replaceAll('X', '?'), 0.1 + 0.2,
      '2030-01-05'.match(/(?<y>\d{4})-(?<m>\d\d)/).groups.y, 'é'.normalize('NFD').length, [..."👨‍👩‍👧한"].length, [10, 9, 1].sort());
  });
  socket.on('wait', async (cb) => {
    const results = await Promise.all([once(bus, 'ready').then(([v]) => v), new Promise((r) => queueMicrotask(() => r(bus.emit('ready', '준비'))))]);
    const any = await Promise.any([Promise.reject(new Error('실패')), Promise.resolve('성공')]);
    cb(results, any, await (async () => { throw new TypeError('글자', { cause: '원인' }); })().catch((e) => [e.name, e.cause]));
  });
});

server.listen(3000);
