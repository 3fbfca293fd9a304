// Package chart makes pictures of a report's figures (图解): what became of the year's
// requests, who made them, how many there were in the years before, which disputes there
// were and how they ended.
//
// A [Chart] is bars and text, whoever draws it: as SVG here, in a page by render/html. It
// is made of the figures as the tables of the report show them, totals as they were
// published included. There is no chart of nothing: where all is zero, or a figure is
// blank, none is made, and what counts under ten is told in words ([Chart.Words]).
//
// A [Sheet] is one page for the public: the title, the figures that matter most, three
// charts, two sentences. Its wording is data ([Wording]) and says numbers, not praise.
package chart
