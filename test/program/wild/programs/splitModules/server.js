// 서로를 부르는 파일들
const { io, server } = require('./io');
require('./handlers')
require('./jobs').start();

io.of('/').on('connection', require('./handlers').onConnection);

module.exports = { io };
server.listen(require('./package.json').config.port, () => console.log(`${require('./package').name} 시작`));
