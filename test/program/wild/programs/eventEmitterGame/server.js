const EventEmitter = require('events');
const http = require('http');
const { Server } = require('socket.io');

class Battle extends EventEmitter {
  constructor() {
    super();
    this.hp = { 용사: 30, 마왕: 50 };
  }
  attack(who, target, power) {
    if (!(target in this.hp)) {
      this.emit('error', new RangeError(`${target}: 없는 대상`));
      return this;
    }
    this.hp[target] = Math.max(0, this.hp[target] - power);
    this.emit('damage', { who, target, power, hp: this.hp[target] });
    if (this.hp[target] === 0) this.emit('end', who);
    return this;
  }
}

const server = http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify({ hp: battle.hp, listeners: battle.listenerCount('damage'), names: battle.eventNames() }));
});
const io = new Server(server);
const battle = new Battle();

battle.on('damage', (info) => io.emit('damage', info));
battle.once('end', (winner) => io.emit('end', `${winner} 승리!`));
battle.on('error', (err) => io.emit('problem', err.name, err.message));
battle.prependListener('damage', ({ power }) => {
  if (power > 40) io.emit('critical', '치명타!!');
});

io.on('connection', (socket) => {
  socket.on('attack', (target, power) => battle.attack(socket.handshake.query.name, target, power));
  socket.on('wait damage', async (reply) => {
    const [info] = await EventEmitter.once(battle, 'damage');
    reply(info.hp);
  });
});

server.listen(3000);
