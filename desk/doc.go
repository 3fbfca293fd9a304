// Package desk does what the office in charge of a government's disclosure
// (政府信息公开工作主管部门) does with the reports that come in: it finds out whose each file
// is, adds the figures up over a tree of offices, says who made a cell blank or an equation
// fail, and states who was obliged, who published when, and who did not.
//
//	top := desk.Office{Name: "某某县人民政府", Below: []desk.Office{{Name: r.Office}}}
//	up, err := desk.RollUp(top, r.Year, []*desk.Received{{File: "1.docx", Report: r}})
//	if err != nil {
//		return err
//	}
//	fmt.Println(up.Top.Sum.Year, len(up.Top.Blanks()))
//
// It reads no file and writes none: what was received is given as reports, and a file that
// could not be read as the reason why.
package desk
