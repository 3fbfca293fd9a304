// Package pdfread reads what a PDF carries and what its pages show: attached files,
// and the characters, lines and pictures on each page with their places.
//
// It is written for files from strangers: a budget bounds what it takes, and what is
// damaged is an error, never a panic. A library for all of PDF would be the largest
// dependency by far, and those that there are unpack without a limit.
package pdfread
