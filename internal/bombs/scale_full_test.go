//go:build bombs

package bombs

// scale divides the sizes of the files: here they are as large as the limits let in.
const scale = 1
