/** Methods of an Express app that add a route: one for each HTTP method that Node knows, and `all`. */
export const verbs = (
  'acl bind checkout connect copy delete get head link lock m-search merge mkactivity mkcalendar mkcol move notify ' +
  'options patch post propfind proppatch purge put query rebind report search source subscribe trace unbind unlink ' +
  'unlock unsubscribe all'
).split(' ')
