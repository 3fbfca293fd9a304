// Package wholefiletest asks of programs, in their tests, what package wholefile
// promises of files.
package wholefiletest
