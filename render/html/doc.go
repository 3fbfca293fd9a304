// Package html writes a report as a page for an office's site.
//
// A page ([Page]) is a whole document that stands on its own: it makes no request and
// runs no script, so that it works under the policy [Policy]. It is read on phones, by
// those who listen to it and in print: tables have captions, heads and, in the tables of
// the form, the heads of each figure by name; figures never wrap; the label columns stay
// in sight where a table scrolls sideways. Each figure's cell carries its address
// (data-address, see [report.Address]).
//
// The head says of the page what 《政府网站发展指引》 (国办发〔2017〕47号) asks for, and in
// JSON-LD what search engines read. The report itself travels as JSON in a data block,
// beside a comment with its summary for programs that save a page without its scripts; and
// a digest over the whole page tells whether it was changed since. Package parse has the
// same report back from the page.
//
// A fragment ([Fragment]) is what goes into the editor of a site's content management
// system, which keeps no style sheet, script, class or id: headings, paragraphs and tables
// with borders of their own.
//
// Everything in a report is text: no character of it is markup.
package html
