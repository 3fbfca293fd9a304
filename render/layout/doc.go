// Package layout sets a document tree on pages: it chooses where lines break,
// how wide columns are and what stands on which page, and hands over finished
// pages of glyphs, rules, shaded areas and pictures, each with its position. It
// knows fonts, lines and pages; it knows neither what a document is about nor the
// file format that the pages end up in.
//
// The zero value of [Page] is the page of GB/T 9704-2012 (党政机关公文格式): A4, a
// type area (版心) of 156 × 225 mm, 22 lines of 28 characters on a grid.
//
// # Lines
//
// A paragraph is broken as a whole: of all ways to break it where Unicode Standard
// Annex #14 and the Chinese rules allow, the one is taken whose lines need the
// least squeezing and stretching. Where nothing allows a break in a whole line
// (an address longer than the line) it is broken between two characters. No
// character is ever dropped, with two exceptions: white space at the end of a line
// and characters that Unicode calls default ignorable (a zero-width space, a
// byte order mark) leave no glyph.
//
// From each place where a line may begin at most 512 characters are looked at for
// its end, and where none of them offers a break they are looked at twice more. That
// bounds the time: a paragraph of n characters takes at most 1,536·n such looks,
// however it is written; in running text it is about one a character.
//
// All lengths are whole thousandths of a point, so that the pages are the same on
// every machine.
package layout
