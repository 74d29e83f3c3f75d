exports.ask = (name) => require(name)
