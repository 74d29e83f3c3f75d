app = require('express')();
server = require('http').createServer(app);
io = require('socket.io').call(this, server);
global.users = {};
count = 0;

if (true) {
  function greet(name) { return name + '님 안녕하세요' }
}

function info() {
  var list = [];
  for (i = 0; i < 3; i++) { list.push(i * 010) }
  with ({ inside: '안' }) { list.push(inside) }
  return {
    list: list,
    self: this === global,
    hoisted: typeof later,
    moduleThis: moduleThis,
    deleted: delete global.temp,
    callee: typeof arguments.callee,
    file: __filename.split('/').pop(),
    main: require.main === module,
    years: new Date(2030, 1, 1).getYear(),
    sub: '안녕하세요'.substr(-3, 2),
    escaped: unescape(escape('가 나')),
    buffer: new Buffer('가').toString('base64'),
    ascii: Buffer.from('7JWI64WV', 'base64').toString(),
    equal: [null == undefined, '1' == 1, NaN != NaN, [] + {}, typeof null, 0.1 * 3],
    dup: (function (a, a) { return a })(1, 2),
    resolved: require.resolve('path'),
  };
  var later;
}
var moduleThis = this === module.exports;
temp = 1;

app.get('/', function (req, res) { res.send(info()) });

io.on('connection', function (socket) {
  count++;
  users[socket.id] = 'user' + count;
  socket.on('hi', function () {
    var args = Array.prototype.slice.call(arguments), cb = args.pop();
    cb.apply(null, [greet(users[socket.id])].concat(args));
  });
  socket.on('disconnect', function () {
    delete users[socket.id];
    io.emit('left', Object.keys(users).length);
  });
});

if (!module.parent) server.listen(3000);
