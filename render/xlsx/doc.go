// Package xlsx writes workbooks: the roll-up of many offices (汇总表), and the intake in
// which the departments of one office fill in their figures.
//
// Totals are formulas, with their values written too for viewers that do not calculate. A
// figure that is blank is an empty cell and makes its totals empty; it is no zero. The same
// input gives the same bytes.
//
// Workbooks are written with excelize. Reading them is the business of package parse.
package xlsx
