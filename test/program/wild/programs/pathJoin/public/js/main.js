const socket = io();
const { username, room } = Qs.parse(location.search, { ignoreQueryPrefix: true });
socket.emit('joinRoom', { username, room });
