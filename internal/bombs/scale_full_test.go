//go:build bombs

package bombs

// scale divides the sizes of the files: here they take minutes in all, and many exceed a
// limit. At 1 they are as large as the limits let in.
const scale = 6

// mutations is how many changes of a sample are tried.
const mutations = 12
