module.exports = function registerChat(io, socket, { chat }) {
  const send = (text, done) => {
    io.emit(chat, text.trim())
    done?.({ ok: true })
  }
  socket.on(chat, send)
}
