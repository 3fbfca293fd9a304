// Package bombs tries what small or hostile files can make this module take. It has tests
// alone: each file goes to each public call that reads what strangers send, in a process of
// its own, whose memory and time are bounded and measured; memory that is not there ends a
// process, and no test can catch that in its own.
//
// The files are made by code, in kinds: those of one format stand in one file of this
// package. A format joins by a line in the list of formats, a call by one in the list of
// subjects. Beside them are tried all that the fuzzers of the module have kept, samples
// whose structure is changed, and the files of a folder that is not of the module, where
// the variable ANNUALREPORT_FAULTS names one.
//
// The tests are plain; with the tag bombs the files are larger, and there are
// more of them.
package bombs
