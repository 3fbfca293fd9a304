//go:build !bombs

package bombs

// scale divides the sizes of the files, so that the plain tests take seconds.
const scale = 32

// mutations is how many changes of a sample are tried.
const mutations = 3
