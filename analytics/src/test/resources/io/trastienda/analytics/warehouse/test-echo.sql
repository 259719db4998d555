select {text:String} as text, {list:Array(String)} as list, {number:Int64} as number, {at:DateTime64(3)} as at, {day:Date} as day, {tenant:UInt32} as tenant
