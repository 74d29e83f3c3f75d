module.exports.events = { chat: 'chat message', typing: 'typing' }
