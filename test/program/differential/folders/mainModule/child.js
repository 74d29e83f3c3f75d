module.exports = {
  isMain: require.main === module,
  main: require.main.filename,
  own: [module.id, module.filename, __filename, __dirname, module.loaded, this === exports],
}
