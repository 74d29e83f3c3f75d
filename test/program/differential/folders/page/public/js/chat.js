const socket = io()
socket.on('hello', () => document.body.append('안녕'))
