const server = require('http').createServer();
const io = require('socket.io')(server);
const util = require('util');

console.clear();
const lines = [];
for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  const original = console[level];
  console[level] = (...args) => {
    lines.push(`${level}: ${util.format(...args).replace(/[\d.]+ms/, '몇 ms')}`);
    original.apply(console, args);
  };
}

console.time('걸린 시간');
console.log('%s님이 %d점, %j, %o%%', '철수', 42.5, { 점수: [1, 2] }, ['가']);
console.table([{ 이름: '철수', 점수: 90 }, { 이름: '영희😀', 점수: 100 }]);
console.table([['가', [1, 2, 3]], ['나', { a: 1, b: 2, c: 3 }]]);
console.table(new Map([['방1', { 인원: 3 }]]));
console.table([{ a: 1, b: 2 }], ['b']);
console.table(5);
console.group('묶음');
console.info('안쪽');
console.groupEnd();
console.dir({ a: { b: { c: {} } } }, { depth: 0 });
console.count();
console.count('접속');
console.assert(1 === 2, '같지 않다');
console.assert(false, { 왜: 1 });
console.timeEnd('걸린 시간');
process.stdout.write('줄 바꿈 없이\n');

io.on('connection', (socket) => {
  console.log('접속', new Map([['방', new Set([1])]]), [undefined, null], Symbol('가'), -0, 10n);
  console.warn(util.inspect({ 깊이: { 하나: { 둘: { 셋: 1 } } }, f() {}, d: new Date(0) }, { depth: 1, breakLength: Infinity }));
  console.error(new TypeError('형식이 다름').message, class 학생 {}, function 인사() {}, /정규식/g);
  socket.emit('기록', lines);
});

server.listen(3000);
